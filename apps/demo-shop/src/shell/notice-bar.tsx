import { Link } from 'react-router';
import { hideNotice, useNotice } from './notices.ts';

/** The place of short messages; it is always there, so that screen readers hear what appears in it. */
export function NoticeBar() {
  const notice = useNotice();
  return (
    <div className="notices" role="status">
      {notice ? (
        <p className="notices__one" key={notice.id}>
          <span>{notice.text}</span>
          {notice.link ? (
            <Link to={notice.link.to} onClick={hideNotice}>
              {notice.link.label}
            </Link>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
