import type { Me } from '@crow/contracts';
import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSelector, IconSun } from '@tabler/icons-react';
import styles from './navigation.module.css';
import { useSignOut } from './use-sign-out.ts';

const SCHEMES: { scheme: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
  { scheme: 'auto', label: 'Like the system', icon: IconDeviceDesktop },
];

/** Who is logged in; colour scheme and the way out. */
export function UserMenu({ me }: { me: Me }) {
  // Switching transitions off for the change would take a style element, which the content security policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const signOut = useSignOut();
  const name = me.user.name || me.user.email;
  return (
    // Inside the page, not in a portal: the narrow navigation is a modal dialog, and what lies outside it is inert.
    <Menu position="top-start" width="target" withinPortal={false} transitionProps={{ duration: 90 }}>
      <Menu.Target>
        <UnstyledButton className={styles.user} title={me.user.email}>
          <span className={styles.initial} aria-hidden="true">
            {name.charAt(0).toUpperCase()}
          </span>
          <bdi className={styles.userName}>{name}</bdi>
          <IconSelector size="1rem" aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {SCHEMES.map(({ scheme, label, icon: Icon }) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size="1rem" stroke={1.6} />}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size="1rem" stroke={1.6} />}
          closeMenuOnClick={false}
          onClick={() => signOut.mutate()}
        >
          {signOut.isError ? 'Not signed out. Try again' : 'Sign out'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
