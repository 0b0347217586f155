const features = 'popup,width=520,height=720';

/**
 * Signs in anew in a window of its own, so that what is being written stays where it is.
 * @returns whether the window came back; false where it was closed or not let open
 */
export async function signInAgain(): Promise<boolean> {
  const address = `/auth/sign-in?${new URLSearchParams({ fresh: 'true', returnTo: '/signed-in' })}`;
  const opened = window.open(address, 'nemcon-sign-in', features);
  if (opened === null) return false;
  return await new Promise((resolve) => {
    const channel = new BroadcastChannel('nemcon-signed-in');
    const watch = setInterval(() => opened.closed && finish(false), 500);
    const finish = (isDone: boolean): void => {
      clearInterval(watch);
      channel.close();
      resolve(isDone);
    };
    channel.addEventListener('message', () => finish(true));
  });
}

/** Told by the window that came back from signing in; it then closes itself. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel('nemcon-signed-in');
  channel.postMessage('signed in');
  channel.close();
  window.close();
}
