import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Goes to the part that the address names, also when it is on the page already. */
export function useHashTarget(): void {
  const { hash, key } = useLocation();
  const done = useRef('');
  useEffect(() => {
    if (hash === '' || done.current === key) return;
    done.current = key;
    const card = document.getElementById(decodeURIComponent(hash.slice(1)));
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  }, [hash, key]);
}
