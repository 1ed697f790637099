// The style of what is loaded later comes with it, and is put on once.

export function dress(sheet: string): void {
  const style = document.createElement('style');
  style.textContent = sheet;
  document.head.append(style);
}
