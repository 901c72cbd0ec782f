// The functions know nothing of the prefix under which the site shows them: /api/info/price becomes /info/price.

// eslint-disable-next-line no-unused-vars -- the edge calls it
function handler(event) {
  var request = event.request;
  if (request.uri === '/api' || request.uri.indexOf('/api/') === 0) {
    request.uri = request.uri.substring(4) || '/';
  }
  return request;
}
