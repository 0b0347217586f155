// Messages and stack traces of failures become payloads, which the codec then encrypts. The SDK asks
// for a file that it can `require`, and packs the same file into the workflows' bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });

// Looked for in a bundle by the worker: one without this would send messages in clear.
exports.mark = 'nemcon: failures are encoded';
