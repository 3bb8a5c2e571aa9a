import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { forgetCity, readCity } from '../../lib/city/remembered-city.ts';

/** A remembered city that is not found any more would be where the front page leads, again and again. */
export function useForgetLostCity(missing: boolean): void {
  const { pathname } = useLocation();
  useEffect(() => {
    if (missing && pathname === `/${readCity()?.cityId}`) forgetCity();
  }, [missing, pathname]);
}
