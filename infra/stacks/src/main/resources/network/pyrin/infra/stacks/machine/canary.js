// Visits the site as a reader would: the page, then one answer of the API that comes from the database.
const synthetics = require('Synthetics');
const https = require('https');

function get(url) {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { timeout: 10000 }, (response) => {
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s: ' + url)));
    request.on('error', reject);
  });
}

exports.handler = () => synthetics.executeStep('visit', async () => {
  const page = await get('https://' + process.env.SITE + '/');
  if (page.status !== 200 || !page.body.includes('<script')) {
    throw new Error('the page answered ' + page.status);
  }
  const answer = await get('https://' + process.env.SITE + '/api/info/blockdag');
  if (answer.status !== 200 || !JSON.parse(answer.body)) {
    throw new Error('the API answered ' + answer.status);
  }
});
