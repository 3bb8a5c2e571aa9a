/** What titles are often called; anything else can be written, too. The shop has words for them in each language. */
export const GENRES = [
  ...['Action', 'Adventure', 'Animation', 'Biography', 'Classical', 'Comedy', 'Cricket', 'Crime'],
  ...['Drama', 'Family', 'Fantasy', 'Film Music', 'Folk', 'Folk Fusion', 'Fusion', 'History'],
  ...['Horror', 'Kabaddi', 'Music', 'Musical', 'Mystery', 'Pop', 'Punjabi Pop', 'Rock', 'Romance'],
  ...['Science Fiction', 'Sport', 'Stand-up', 'Thriller', 'War'],
];

export const FORMATS = ['2D', '3D', 'IMAX 2D', 'IMAX 3D', '4DX', 'Dolby Cinema', 'Live'];

export const JOBS = [
  ...['Director', 'Writer', 'Screenplay', 'Story', 'Dialogue', 'Music', 'Lyrics'],
  ...['Cinematography', 'Editing', 'Novel', 'Playwright'],
];
