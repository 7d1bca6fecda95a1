import { InputGroup } from '@blueprintjs/core';
import { useEffect, useState } from 'react';

/** A filter that is asked with Enter or on leaving the field: each question to the audit is an entry of it. */
export function FilterField({
  label,
  value,
  fits = () => true,
  onAsk,
  wide = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly fits?: (text: string) => boolean;
  readonly onAsk: (value: string) => void;
  readonly wide?: boolean;
}) {
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  const good = written === '' || fits(written);
  const ask = () => {
    if (good && written !== value) onAsk(written);
  };
  return (
    <form
      className={wide ? 'filter-wide' : 'filter'}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <InputGroup
        placeholder={label}
        aria-label={label}
        maxLength={200}
        value={written}
        intent={good ? 'none' : 'danger'}
        onValueChange={setWritten}
        onBlur={ask}
      />
    </form>
  );
}
