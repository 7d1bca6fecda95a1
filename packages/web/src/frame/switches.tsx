import { Button, ButtonGroup } from '@blueprintjs/core';
import { useLanguage, useWords } from '../language/language.js';
import { useTheme } from './theme.js';

const LANGUAGES = ['en', 'es'] as const;
const THEMES = ['light', 'dark'] as const;

export function LanguageSwitch() {
  const t = useWords('frame');
  const { language, choose } = useLanguage();
  return (
    <ButtonGroup className="switch" role="group" aria-label={t('language')}>
      {LANGUAGES.map((one) => (
        <Button
          key={one}
          size="small"
          lang={one}
          text={one.toUpperCase()}
          active={language === one}
          aria-pressed={language === one}
          onClick={() => choose(one)}
        />
      ))}
    </ButtonGroup>
  );
}

export function ThemeSwitch() {
  const t = useWords('frame');
  const { theme, choose } = useTheme();
  return (
    <ButtonGroup className="switch" role="group" aria-label={t('theme')}>
      {THEMES.map((one) => (
        <Button
          key={one}
          size="small"
          text={t(one)}
          active={theme === one}
          aria-pressed={theme === one}
          onClick={() => choose(one)}
        />
      ))}
    </ButtonGroup>
  );
}
