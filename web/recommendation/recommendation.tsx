export function Recommendation() { return null; }
