import { type CheckoutField, COUNTRIES } from '../../checkout/validate-checkout.ts';
import type { Errors } from '../../forms/errors.ts';
import { InputField, SelectField } from '../../forms/field.tsx';

interface AddressFieldsProps {
  errors: Errors<CheckoutField>;
  onEdit: (field: CheckoutField) => void;
}

export function AddressFields({ errors, onEdit }: AddressFieldsProps) {
  const bind = (name: CheckoutField) => ({
    name,
    error: errors[name],
    required: true,
    maxLength: 120,
    onChange: () => onEdit(name),
  });
  return (
    <section className="panel form" aria-labelledby="address">
      <h2 id="address">Where it goes</h2>
      <InputField label="Name" autoComplete="name" {...bind('name')} />
      <InputField
        label="E-mail"
        type="email"
        autoComplete="email"
        hint="For the confirmation and nothing else."
        {...bind('email')}
      />
      <InputField label="Street and number" autoComplete="street-address" {...bind('street')} />
      <div className="form__row">
        <InputField label="Postal code" autoComplete="postal-code" {...bind('postalCode')} />
        <InputField label="City" autoComplete="address-level2" {...bind('city')} />
      </div>
      <SelectField
        label="Country"
        name="country"
        autoComplete="country"
        required
        defaultValue=""
        error={errors.country}
        onChange={() => {
          onEdit('country');
          onEdit('postalCode');
        }}
      >
        <option value="">Choose a country</option>
        {Object.entries(COUNTRIES).map(([code, { name }]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </section>
  );
}
