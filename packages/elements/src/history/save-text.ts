/**
 * Hands the visitor a text as a file.
 *
 * @returns Lets go of the file. A browser may still be reading it for a while.
 */
export function saveText(text: string, fileName: string): () => void {
  // The mark has every editor read it as UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  return () => URL.revokeObjectURL(url);
}
