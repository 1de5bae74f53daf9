import { jsx, jsxs } from 'react/jsx-runtime';
import { Button, definePlugin, InlineError, Page, PageHead, useHostMutation, useHostQuery, useTexts } from '@vitrina/ui-sdk';

const title = { en: 'Greetings', ru: 'Приветствия', zh: '问候' };
const greet = { en: 'Greet', ru: 'Поприветствовать', zh: '问候' };

function Greetings() {
  const { data, error } = useHostQuery('query HelloGreetings { helloGreetings { name at } }');
  const names = data?.helloGreetings.map(({ name, at }) => jsx('li', { children: name }, at));
  return jsxs(Page, { children: [jsx(PageHead, { title: useTexts()(title) }), jsx(InlineError, { error }), jsx('ul', { children: names })] });
}

function GreetProducts({ nmIds, onDone }) {
  const { mutateAsync, isPending, error } = useHostMutation('mutation HelloGreet($name: String!) { helloGreet(input: {name: $name}) { errors { message } } }');
  const onClick = () => Promise.all(nmIds.map((name) => mutateAsync({ name }))).then(onDone, () => {});
  return jsxs('div', { children: [jsx(InlineError, { error }), jsx(Button, { look: 'primary', busy: isPending, onClick, children: useTexts()(greet) })] });
}

export default definePlugin({
  routes: [{ path: '', title, component: Greetings }],
  slots: { 'product.list.bulk-actions/v1': [{ id: 'greet', title: greet, permission: 'hello:greet', component: GreetProducts }] },
});
