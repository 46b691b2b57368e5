import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.js';

interface DialogProps {
  title: string;
  opened: boolean;
  close: () => void;
  size?: number;
  children: ReactNode;
}

/** Without Mantine's own header element, which would stand beside the page's as a second banner. */
export const Dialog = ({ title, opened, close, size = 640, children }: DialogProps) => {
  const { t } = useWords();
  return (
    <Modal.Root opened={opened} onClose={close} size={size} radius={12} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <Modal.Body>
          <div className="row between dialog-head">
            <Modal.Title>{title}</Modal.Title>
            <Modal.CloseButton aria-label={t('close')} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
