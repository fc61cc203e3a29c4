import type { EventType } from '@crow/contracts';
import {
  IconAlertTriangle,
  IconBolt,
  IconClick,
  IconCursorText,
  IconEye,
  IconFileText,
  IconForms,
  IconGauge,
  IconSend,
  IconUserCheck,
} from '@tabler/icons-react';

const ICONS: Record<EventType, typeof IconEye> = {
  page_view: IconFileText,
  click: IconClick,
  form_submit: IconSend,
  form_focus: IconCursorText,
  form_blur: IconForms,
  form_error: IconAlertTriangle,
  product_view: IconEye,
  performance: IconGauge,
  custom: IconBolt,
  identify: IconUserCheck,
};

/** The kind of an event at a glance; the words beside it say the same. */
export function EventIcon({ type }: { type: EventType }) {
  const Icon = ICONS[type];
  return <Icon size="1.05rem" stroke={1.6} aria-hidden="true" />;
}
