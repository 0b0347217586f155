import { TestWorkflowEnvironment } from '@temporalio/testing';

/** The SDK gives the server five seconds, which are not enough on a machine that is busy. */
export async function startTimeSkipping(attempts = 5): Promise<TestWorkflowEnvironment> {
  const path = process.env['NEMCON_TEST_TIME_SKIPPING_SERVER'];
  if (!path)
    throw new Error('NEMCON_TEST_TIME_SKIPPING_SERVER is not set; run the tests by npm test.');
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
  } catch (error) {
    if (attempts === 1) throw error;
    return startTimeSkipping(attempts - 1);
  }
}
