import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

interface ManagersOnlyProps {
  /** Of the screen. */
  title: string;
  /** Who may do it, as a sentence. */
  refusal: string;
  /** What others can do. */
  hint: string;
  children: ReactNode;
}

/** A screen that only owners and admins see; others are told whom to ask. */
export function ManagersOnly({ title, refusal, hint, children }: ManagersOnlyProps) {
  const { data: me } = useQuery(meQuery);
  if (!me || me.role === 'owner' || me.role === 'admin') return children;
  return (
    <Page title={title}>
      <Notice title={refusal}>
        <p>{hint}</p>
      </Notice>
    </Page>
  );
}
