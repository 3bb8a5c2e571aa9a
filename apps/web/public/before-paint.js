// Runs before the first paint, so that nobody who chose the dark is blinded by a white page, and
// nobody who chose a city and a language sees the front page only to be led away from it.
// A file of its own, because cached pages may not carry inline scripts.
try {
  const theme = localStorage.getItem('houseful.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

  const { pathname, search } = location;
  const front = document.documentElement.dataset.front;
  if (pathname === front && !new URLSearchParams(search).has('choose')) {
    const language = localStorage.getItem('houseful.language') ?? 'en';
    const base =
      pathname === '/' && /^[a-z]{2,3}$/.test(language) && language !== 'en'
        ? `/${language}`
        : pathname;
    const { cityId } = JSON.parse(localStorage.getItem('houseful.city') ?? '{}');
    const city = /^[a-z0-9][a-z0-9_-]{0,79}$/i.test(cityId ?? '') ? cityId : '';
    const address = `${base.replace(/\/$/, '')}/${city}`.replace(/(.)\/$/, '$1');
    if (address !== pathname) location.replace(address);
  }
} catch {
  // No storage: the page follows the device, and asks for the city.
}
