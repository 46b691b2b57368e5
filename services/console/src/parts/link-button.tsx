import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type AnchorButton = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** A link that looks like a button: it goes somewhere, so it stays a link. */
export const LinkButton = createLink((props: AnchorButton) => <Button component="a" {...props} />);
