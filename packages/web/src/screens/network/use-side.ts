import { useEffect, useState } from 'react';

/** As in network.css: below it the side lies over the chart. */
const BESIDE = '(min-width: 1001px)';

/** Whether the legend is open: beside the chart until it is closed, over a narrow one only from when it is asked for. */
export function useSide(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const [isBeside, setBeside] = useState(() => matchMedia(BESIDE).matches);
  const [open, setOpen] = useState({ beside: true, over: false });
  useEffect(() => {
    const room = matchMedia(BESIDE);
    const follow = () => {
      setBeside(room.matches);
      setOpen(({ beside }) => ({ beside, over: false }));
    };
    room.addEventListener('change', follow);
    return () => room.removeEventListener('change', follow);
  }, []);
  const place = isBeside ? 'beside' : 'over';
  return { isOpen: open[place], toggle: () => setOpen({ ...open, [place]: !open[place] }) };
}
