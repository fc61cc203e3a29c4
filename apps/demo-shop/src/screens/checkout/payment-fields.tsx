import { InputField } from '../../forms/field.tsx';

interface PaymentFieldsProps {
  error: string | undefined;
  onEdit: () => void;
}

export function PaymentFields({ error, onEdit }: PaymentFieldsProps) {
  return (
    <section className="panel form" aria-labelledby="payment" data-crow-mask>
      <h2 id="payment">How you pay</h2>
      <p className="notice">
        This is a demonstration: no card is charged, and the number does not leave this page. Use{' '}
        <strong>4242 4242 4242 4242</strong>, or <strong>4000 0000 0000 0002</strong> to see a card declined.
      </p>
      <InputField
        label="Card number"
        name="card"
        inputMode="numeric"
        autoComplete="off"
        required
        maxLength={23}
        error={error}
        onChange={onEdit}
      />
    </section>
  );
}
