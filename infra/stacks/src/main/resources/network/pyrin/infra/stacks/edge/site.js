// Pages: a path that names no file is a page of the app, and text comes compressed where the browser takes it. Every text file lies in
// the bucket three times, plain, .br and .gz, so nothing has to be looked up.
var TEXT = /\.(html|js|css|json|svg|txt|xml|wasm|webmanifest|map)$/;

function accepts(header, encoding) {
  var parts = header.toLowerCase().split(',');
  for (var i = 0; i < parts.length; i++) {
    var fields = parts[i].split(';');
    if (fields[0].trim() === encoding) {
      return !(fields.length > 1 && /^\s*q=0(\.0*)?\s*$/.test(fields[1]));
    }
  }
  return false;
}

// eslint-disable-next-line no-unused-vars -- the edge calls it
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (uri.lastIndexOf('.') <= uri.lastIndexOf('/')) {
    uri = '/index.html';
  }
  if (TEXT.test(uri)) {
    var header = request.headers['accept-encoding'];
    var wanted = header ? header.value : '';
    if (accepts(wanted, 'br')) {
      uri += '.br';
    } else if (accepts(wanted, 'gzip')) {
      uri += '.gz';
    }
  }
  request.uri = uri;
  return request;
}
