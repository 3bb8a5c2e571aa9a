import { useState } from 'react';

/** What the printer of this counter prints on. */
export const PAPERS = ['roll', 'sheet'] as const;
export type Paper = (typeof PAPERS)[number];

const STORAGE_KEY = 'houseful.counter-paper';

/** The paper that was chosen last on this device. */
export function usePaper(): [Paper, (paper: Paper) => void] {
  const [paper, setPaper] = useState(read);
  return [
    paper,
    (next) => {
      setPaper(next);
      document.documentElement.dataset['paper'] = next;
      try {
        localStorage.setItem(STORAGE_KEY, next);
      } catch {
        // A device that keeps nothing asks again next time.
      }
    },
  ];
}

function read(): Paper {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(STORAGE_KEY);
  } catch {
    // Nothing is kept here.
  }
  const paper = PAPERS.find((one) => one === kept) ?? 'roll';
  document.documentElement.dataset['paper'] = paper;
  return paper;
}
