// Settings in one place: the language, the look, how programs run.
import type { Appearance } from '../../model/appearance.ts';
import { DEFAULT_SETTINGS, HEAP_LIMITS, STEP_LIMITS, type Settings } from '../../model/settings.ts';
import { saySettings } from '../../words/settings.ts';
import { sayShell } from '../../words/shell.ts';
import { byteText, grouped, type Language } from '../../words/speak.ts';
import { Dialog } from './dialog.tsx';

export interface SettingsProps {
  settings: Settings;
  change(settings: Settings): void;
  appearance: Appearance;
  setAppearance(appearance: Appearance): void;
  language: Language;
  setLanguage(language: Language): void;
  close(): void;
}

interface FieldProps<Value extends string | number> {
  label: string;
  value: Value;
  choices: readonly (readonly [value: Value, text: string])[];
  choose(value: Value): void;
  hint?: string;
}

function Field<Value extends string | number>({ label, value, choices, choose, hint }: FieldProps<Value>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(choices[event.currentTarget.selectedIndex]![0])}>
        {choices.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
      </select>
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

export function SettingsDialog(props: SettingsProps) {
  const { settings, change, appearance, setAppearance, language, setLanguage, close } = props;
  const set = (part: Partial<Settings>) => change({ ...settings, ...part });
  return (
    <Dialog title={sayShell('settings')} close={close}>
      <Field label={saySettings('language')} value={language} choose={setLanguage} choices={[['en', 'English'], ['zh', '中文']]} />
      <Field
        label={saySettings('appearance')}
        value={appearance}
        choose={setAppearance}
        choices={[['system', saySettings('system')], ['light', saySettings('light')], ['dark', saySettings('dark')]]}
      />
      <Field label={saySettings('profile')} value="3.11" choose={() => {}} choices={[['3.11', 'CPython 3.11']]} hint={saySettings('profileHint')} />
      <Field
        label={saySettings('mode')}
        value={settings.isPrompt ? 'prompt' : 'script'}
        choose={(mode) => set({ isPrompt: mode === 'prompt' })}
        choices={[['script', saySettings('script')], ['prompt', saySettings('prompt')]]}
        hint={saySettings('modeHint')}
      />
      <Field
        label={saySettings('stepLimit')}
        value={settings.stepLimit}
        choose={(stepLimit) => set({ stepLimit })}
        choices={STEP_LIMITS.map((limit) => [limit, grouped(limit)] as const)}
        hint={saySettings('stepHint')}
      />
      <Field
        label={saySettings('heapLimit')}
        value={settings.heapLimit}
        choose={(heapLimit) => set({ heapLimit })}
        choices={HEAP_LIMITS.map((limit) => [limit, byteText(limit)] as const)}
        hint={saySettings('heapHint')}
      />
      <button class="button" onClick={() => change(DEFAULT_SETTINGS)}>{saySettings('defaults')}</button>
    </Dialog>
  );
}
