// Plain JavaScript, because it is asked on whatever Node the user has.

/**
 * Whether a Node runs TypeScript as it stands, which the project's scripts need: 22.18, 23.6, or any from 24.
 * @param {string} version such as `22.18.0`
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  return major === 23 ? minor >= 6 : major > 23;
}
