export { ChangeScreen } from './components/change-screen.tsx';
export { ChangesScreen } from './components/changes-screen.tsx';
export { changeSearchSchema, changesSearchSchema } from './model/changes-search.ts';
