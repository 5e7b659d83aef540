// Completion of what is being typed: a combobox with a list box, as WAI-ARIA's authoring practices describe it. The page
// works without.
'use strict';
(() => {
  const input = document.getElementById('q');
  const english = document.documentElement.lang === 'en';
  const kinds = english ? { speaker: 'speaker', title: 'title' } : { speaker: 'người phát biểu', title: 'tiêu đề' };
  const list = document.createElement('ul');
  list.id = 'completions';
  list.className = 'completions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', english ? 'Suggestions' : 'Gợi ý');
  input.after(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id],
    ['aria-expanded', 'false']]) input.setAttribute(name, value);

  let chosen = -1;
  let timer = 0;
  let asked = new AbortController();

  // What was asked for and has not come is not wanted any more.
  const forget = () => {
    clearTimeout(timer);
    asked.abort();
  };

  const close = () => {
    forget();
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const query = ({ kind, text }) => kind === 'phrase' ? text
    : `${kind === 'speaker' ? (english ? 'speaker' : 'người-nói') : (english ? 'title' : 'tiêu-đề')}:"${text.replace(/["\\]/g, ' ')}"`;

  const take = (completion) => {
    input.value = query(completion);
    close();
    input.form.requestSubmit();
  };

  const show = (completions) => {
    close();
    if (completions.length === 0 || document.activeElement !== input) return;
    list.append(...completions.map((completion, i) => {
      const item = document.createElement('li');
      item.id = `completion-${i}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.append(completion.text);
      const kind = document.createElement('span');
      kind.className = 'kind';
      kind.textContent = kinds[completion.kind] ?? '';
      item.append(kind);
      item.addEventListener('mousedown', (event) => { event.preventDefault(); take(completion); });
      item.completion = completion;
      return item;
    }));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };

  const choose = (i) => {
    forget();
    const items = [...list.children];
    chosen = (i + items.length + 1) % (items.length + 1);
    if (chosen === items.length) chosen = -1;
    items.forEach((item, k) => item.setAttribute('aria-selected', String(k === chosen)));
    if (chosen < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', items[chosen].id);
  };

  input.addEventListener('input', () => {
    forget();
    const typed = input.value.trim();
    if (typed.length < 2) { close(); return; }
    asked = new AbortController();
    const { signal } = asked;
    timer = setTimeout(async () => {
      let completions = [];  // searching works without
      try {
        const answer = await fetch(`/complete?limit=4&q=${encodeURIComponent(typed)}`, { signal });
        if (answer.ok) ({ completions } = await answer.json());
      } catch { /* none, or not wanted */ }
      if (!signal.aborted) show(completions);
    }, 120);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;  // keys that write Vietnamese letters choose nothing
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) take(list.children[chosen].completion);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
})();
