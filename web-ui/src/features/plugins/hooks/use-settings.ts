import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
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

interface Listener {
  /** They are saved as they are now, with what was sent. */
  onSaved(settings: Settings, sent: Draft): void;
  /** Somebody else's came first: these are read anew. */
  onConflict(settings: Settings): void;
}

/** Saves a draft; what the host refuses is told by setting. */
export function useSettingsSave({ onSaved, onConflict }: Listener) {
  const client = useQueryClient();
  const [refused, setRefused] = useState<Refused>(nothing);
  const sent = useRef<Draft>({});
  const mutation = useShopMutation(pluginSettingsSave, null, {
    onMutate: () => setRefused(nothing),
    onSuccess: async ({ pluginSettingsSave: { settings, errors } }, { input }) => {
      const { queryKey } = shopQuery(pluginSettings, { plugin: input.plugin }, null);
      if (settings) {
        // A reading that is under way would put back what was before.
        await client.cancelQueries({ queryKey });
        client.setQueryData(queryKey, { pluginSettings: settings });
        onSaved(settings, sent.current);
        void client.invalidateQueries({ queryKey: ['PluginHistory'] });
        return;
      }
      const conflict = errors.some(({ code }) => code === 'CONFLICT');
      if (!conflict) return setRefused({ ...sorted(input, errors), conflict });
      // Who it was is known only then.
      await client.invalidateQueries({ queryKey });
      setRefused({ ...nothing, conflict });
      const theirs = client.getQueryData(queryKey)?.pluginSettings;
      if (theirs) onConflict(theirs);
    },
  });
  return {
    save: (settings: Settings, draft: Draft, base: number) => {
      sent.current = draft;
      mutation.mutate({ input: saveInput(settings, draft, base) });
    },
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
