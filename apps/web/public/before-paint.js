// Runs before the first paint, so that nobody who chose the dark is blinded by a white page.
// A file of its own, because cached pages may not carry inline scripts.
try {
  const theme = localStorage.getItem('houseful.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the page follows the device.
}
