/** The one key that does something by itself; whoever speaks to their machine can switch it off. */
export const searchKey = '/';

const kept = 'nemcon-search-key';

export function isKeyOn(): boolean {
  return localStorage.getItem(kept) !== 'off';
}

export function switchKey(isOn: boolean): void {
  if (isOn) localStorage.removeItem(kept);
  else localStorage.setItem(kept, 'off');
}
