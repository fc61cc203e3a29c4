import { useState } from 'react';
import { useTrackEvent } from './crow';
import { LampCard } from './lamp-card';
import { LampPage } from './lamp-page';
import { LAMPS, type Lamp } from './lamps';

/** A list with a search, and the page of one lamp. Page views and clicks are captured without a call. */
export function Shop() {
  const [lamp, setLamp] = useState<Lamp>();
  const [found, setFound] = useState(LAMPS);
  const searched = useTrackEvent('search');
  const signedUp = useTrackEvent('newsletter_signup');

  const show = (next: Lamp | undefined) => {
    setLamp(next);
    // A changed address is a page view.
    history.pushState(null, '', next ? `/lamps/${next.id}` : '/');
  };
  const search = (data: FormData) => {
    const query = `${data.get('query')}`;
    const results = LAMPS.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
    setFound(results);
    searched({ query, results: results.length });
  };

  if (lamp) return <LampPage lamp={lamp} onBack={() => show(undefined)} />;
  return (
    <main>
      <h1>Lamps</h1>
      <form name="search" action={search}>
        <input name="query" aria-label="Search" />
        <button type="submit">Search</button>
      </form>
      {found.map((each) => (
        <LampCard key={each.id} lamp={each} onOpen={() => show(each)} />
      ))}
      <button type="button" onClick={() => signedUp({ placement: 'footer' })}>
        Get our newsletter
      </button>
    </main>
  );
}
