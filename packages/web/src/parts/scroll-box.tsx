import type { ReactNode, Ref } from 'react';

/** A region that scrolls by itself: it has a name and takes the focus, so that a keyboard can scroll it. */
export function ScrollBox({
  className,
  label,
  ref,
  hidden,
  children,
}: {
  readonly className: string;
  readonly label: string;
  readonly ref?: Ref<HTMLElement>;
  readonly hidden?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={ref} className={className} tabIndex={0} aria-label={label} hidden={hidden}>
      {children}
    </section>
  );
}
