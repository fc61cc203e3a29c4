/** Path of a URL, or an empty text when there is none or it is not one. */
export function pathOf(url: string | undefined): string {
  return url === undefined ? '' : (URL.parse(url, 'https://relative.invalid')?.pathname ?? '');
}
