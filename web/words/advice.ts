// Texts of the advice beneath errors.
import { speaker } from './speak.ts';

export const sayAdvice = speaker({
  ownModule: [
    "A module of your own comes from a file, which the program writes first: `open('{name}.py', 'w').write('…')`. Packages from elsewhere are not here.",
    "自己的模块来自文件，先由程序写出：`open('{name}.py', 'w').write('…')`。这里没有第三方包。",
  ],
});
