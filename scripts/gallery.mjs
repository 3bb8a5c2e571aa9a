// npm run gallery: the house with every piece of its screens to look at, at /gallery.
process.env.GALLERY = 'on';
await import('../start.mjs');
