import type { EventType } from '@crow/contracts';
import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconBug,
  IconClick,
  IconCloudOff,
  IconCursorText,
  IconDoorExit,
  IconEye,
  IconFileText,
  IconFlame,
  IconForms,
  IconGauge,
  IconSend,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';

const ICONS: Record<EventType, typeof IconEye> = {
  page_view: IconFileText,
  click: IconClick,
  rage_click: IconFlame,
  dead_click: IconBan,
  form_submit: IconSend,
  form_focus: IconCursorText,
  form_blur: IconForms,
  form_error: IconAlertTriangle,
  form_abandon: IconDoorExit,
  product_view: IconEye,
  performance: IconGauge,
  error: IconBug,
  request_failed: IconCloudOff,
  custom: IconBolt,
  identify: IconUserCheck,
  group: IconUsersGroup,
  alias: IconUsers,
};

/** The kind of an event at a glance; the words beside it say the same. */
export function EventIcon({ type }: { type: EventType }) {
  const Icon = ICONS[type];
  return <Icon size="1.05rem" stroke={1.6} aria-hidden="true" />;
}
