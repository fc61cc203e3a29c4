import type { FormEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { readForm } from '../forms/read-form.ts';
import { SearchIcon } from './icons.tsx';

export function SearchForm() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const query = pathname === '/search' ? (parameters.get('q') ?? '') : '';

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { q } = readForm(event.currentTarget, ['q']);
    if (q !== '') void navigate(`/search?q=${encodeURIComponent(q)}`);
  };

  return (
    <search className="search-form">
      <form id="search" action="/search" onSubmit={search}>
        <label className="unseen" htmlFor="search-query">
          Search products
        </label>
        <input
          key={query}
          id="search-query"
          name="q"
          type="search"
          placeholder="Search products"
          autoComplete="off"
          maxLength={100}
          defaultValue={query}
        />
        <button type="submit" data-crow-action="search" aria-label="Search">
          <SearchIcon />
        </button>
      </form>
    </search>
  );
}
