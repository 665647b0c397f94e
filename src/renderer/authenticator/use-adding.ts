/** Takes what a person gave to add an account by, and hands its link to the app. @module */
import { useMemo, type Dispatch } from 'react'
import { readQrCode } from './read-qr-code.ts'
import { useCommand } from './use-command.ts'
import type { Move } from './view-state.ts'

export interface Adding {
  readonly onLink: (text: string) => void
  readonly onImage: (image: Blob) => void
}

/** Longer ones are no link, and the app looks at none. */
const maxLinkLength = 512

export function useAdding(dispatch: Dispatch<Move>): Adding {
  const { run } = useCommand('beginEnrollment')
  return useMemo(() => {
    const onLink = (text: string): void => {
      if (text.length > maxLinkLength) {
        dispatch({ kind: 'refuse-given', problem: { code: 'link-unknown' } })
        return
      }
      // Where it is taken, the app's own steps are shown from there.
      void run({ link: text }).then((problem) => {
        if (problem !== undefined) dispatch({ kind: 'refuse-given', problem })
      })
    }
    return {
      onLink,
      onImage: (image) => {
        dispatch({ kind: 'read-image' })
        void readQrCode(image).then((text) => {
          if (text === undefined)
            dispatch({ kind: 'refuse-given', problem: { code: 'qr-not-found' } })
          else onLink(text)
        })
      },
    }
  }, [dispatch, run])
}
