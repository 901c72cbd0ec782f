// The functions know nothing of the prefix under which the site shows them: /api/info/price becomes /info/price. A parameter that no route
// knows is dropped, so that nobody can fill the cache with copies of one answer; the names come from the route table.
var KNOWN = ['%KNOWN%'];

// eslint-disable-next-line no-unused-vars -- the edge calls it
function handler(event) {
  var request = event.request;
  if (request.uri === '/api' || request.uri.indexOf('/api/') === 0) {
    request.uri = request.uri.substring(4) || '/';
  }
  var query = request.querystring || {};
  Object.keys(query).forEach(function (name) {
    if (KNOWN.indexOf(name) < 0) {
      delete query[name];
    }
  });
  return request;
}
