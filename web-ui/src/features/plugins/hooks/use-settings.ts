import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shopQuery, useShopMutation } from '@/lib/api';
import { pluginSettings, pluginSettingsSave } from '../api/settings-documents.ts';
import { saveInput, sorted, type Draft, type Refusals, type Settings } from '../model/settings-draft.ts';

interface Refused {
  fields: Refusals;
  whole: readonly string[];
  /** Somebody else saved meanwhile: what is shown now is theirs. */
  conflict: boolean;
}

const nothing: Refused = { fields: {}, whole: [], conflict: false };

export function useSettings(plugin: string) {
  return useQuery(shopQuery(pluginSettings, { plugin }, null));
}

/** Saves a draft; what the host refuses is told by setting. */
export function useSettingsSave(onSaved: () => void) {
  const client = useQueryClient();
  const [refused, setRefused] = useState<Refused>(nothing);
  const mutation = useShopMutation(pluginSettingsSave, null, {
    onMutate: () => setRefused(nothing),
    onSuccess: async ({ pluginSettingsSave: { settings, errors } }, { input }) => {
      const { queryKey } = shopQuery(pluginSettings, { plugin: input.plugin }, null);
      if (settings) {
        client.setQueryData(queryKey, { pluginSettings: settings });
        await client.invalidateQueries({ queryKey: ['PluginHistory'] });
        return onSaved();
      }
      const conflict = errors.some(({ code }) => code === 'CONFLICT');
      setRefused(conflict ? { ...nothing, conflict } : { ...sorted(input, errors), conflict });
      if (conflict) await client.invalidateQueries({ queryKey });
    },
  });
  return {
    save: (settings: Settings, draft: Draft) => mutation.mutate({ input: saveInput(settings, draft) }),
    busy: mutation.isPending,
    error: mutation.error,
    refused,
    /** Another object after each answer of the host. */
    answer: mutation.data,
    /** What was refused is being corrected. */
    correct: (name: string) =>
      setRefused((before) => {
        if (!(name in before.fields)) return before;
        const fields = Object.fromEntries(Object.entries(before.fields).filter(([other]) => other !== name));
        return { ...before, fields };
      }),
    clear: () => {
      setRefused(nothing);
      mutation.reset();
    },
  };
}
