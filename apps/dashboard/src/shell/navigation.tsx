import type { Me } from '@crow/contracts';
import {
  IconActivity,
  IconCrystalBall,
  IconHistory,
  IconKey,
  IconListDetails,
  IconPlug,
  IconRefresh,
  IconScale,
  IconSearch,
  IconSettings,
  IconShieldLock,
  IconStethoscope,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CrowMark } from '../components/crow-mark.tsx';
import { LiveDot } from './live-dot.tsx';
import styles from './navigation.module.css';
import { UserMenu } from './user-menu.tsx';

const PLACES = [
  { to: '/', label: 'Live', icon: IconActivity, exact: true },
  { to: '/sessions', label: 'Sessions', icon: IconListDetails, exact: false },
  { to: '/people', label: 'People', icon: IconUsers, exact: false },
  { to: '/search', label: 'Search', icon: IconSearch, exact: false },
  { to: '/forecasts', label: 'Forecasts', icon: IconCrystalBall, exact: false },
  { to: '/install', label: 'Install', icon: IconPlug, exact: false },
  { to: '/keys', label: 'API keys', icon: IconKey, exact: false },
  { to: '/quarantine', label: 'Quarantine', icon: IconShieldLock, exact: false },
  { to: '/reanalyses', label: 'Re-analysis', icon: IconRefresh, exact: false },
  { to: '/audit', label: 'Audit log', icon: IconHistory, exact: false },
  { to: '/data', label: 'Data health', icon: IconScale, exact: false },
  { to: '/health', label: 'Failures', icon: IconStethoscope, exact: false },
  { to: '/settings', label: 'Settings', icon: IconSettings, exact: false },
] as const;

/** Offered to those only who may look at it. */
const FOR_MANAGERS: readonly string[] = ['/quarantine', '/reanalyses', '/audit'];

/** The dark column: whose shop this is, where one can go, who is logged in. */
export function Navigation({ me, onLeave }: { me: Me; onLeave?: () => void }) {
  const manages = me.role === 'owner' || me.role === 'admin';
  return (
    <div className={styles.column}>
      <div className={styles.brand}>
        <CrowMark />
        <span className={styles.names}>
          <span className={styles.name}>CROW</span>
          <bdi className={styles.organization} title={me.organization.name}>
            {me.organization.name}
          </bdi>
        </span>
      </div>
      <nav aria-label="Main">
        <ul className={styles.places}>
          {PLACES.filter(({ to }) => manages || !FOR_MANAGERS.includes(to)).map(({ to, label, icon: Icon, exact }) => (
            <li key={to}>
              <Link
                to={to}
                className={styles.place}
                activeOptions={{ exact, includeSearch: false }}
                onClick={() => onLeave?.()}
              >
                <Icon size="1.15rem" stroke={1.6} aria-hidden="true" />
                {label}
                {to === '/' && <LiveDot />}
                {to === '/search' && (
                  <span className={styles.key} aria-hidden="true">
                    /
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <UserMenu me={me} />
    </div>
  );
}
