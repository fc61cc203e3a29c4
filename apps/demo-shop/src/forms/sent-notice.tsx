import { type ReactNode, useEffect, useRef } from 'react';

interface SentNoticeProps {
  title: string;
  children: ReactNode;
}

/** Takes the place of a form that was sent, and the focus that was in it. */
export function SentNotice({ title, children }: SentNoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel form">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{children}</p>
    </section>
  );
}
