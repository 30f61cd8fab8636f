// A form in a frame that may send none: there the browser says nothing when it is filled in, so that it is asked here.

import type { ComponentChildren } from "preact";

export function Form({ class: name = "", submit, children }: { class?: string; submit: () => void; children: ComponentChildren }) {
  const ask = (event: Event & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!form.querySelector("[type=submit]:disabled") && form.reportValidity()) submit();
  };
  return (
    <form
      class={name}
      onClick={(event) => event.target instanceof Element && event.target.closest("[type=submit]") && ask(event)}
      onKeyDown={(event) => event.key === "Enter" && event.target instanceof HTMLInputElement && ask(event)}
    >
      {children}
    </form>
  );
}
