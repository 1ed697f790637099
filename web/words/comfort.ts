// Texts of what the editor has later.
import { speaker } from './speak.ts';

export const sayComfort = speaker({
  special: ['A character that cannot be seen: {code}', '看不见的字符：{code}'],
});
