// On the page that stands in for others while there is no network: shows the wanted one with it.
addEventListener('online', () => location.reload());
