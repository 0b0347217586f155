import { CancellationScope } from '@temporalio/workflow';

/**
 * Watches for a cancel from the Temporal UI. Call it in the root scope: after a cancel every wait in
 * that scope throws at once, for good, so the story itself runs in a non-cancellable one.
 */
export function watchCancel() {
  let isRequested = false;
  CancellationScope.current().cancelRequested.catch(() => {
    isRequested = true;
  });
  return {
    get isRequested() {
      return isRequested;
    },
  };
}
