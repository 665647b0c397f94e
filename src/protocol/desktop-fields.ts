/** Fields that the windows' commands share. @module */
import { z } from 'zod'
import { maxLinkLength } from './links.ts'

/** A transaction's id. */
export const challengeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** An account's id on this device. */
export const accountId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** Longer ones are refused by the vault with a reason; this only bounds what is looked at. */
export const pinText = z.string().min(1).max(256)
/** A link as pasted: the parser of links says what it is. */
export const linkText = z.string().max(maxLinkLength)
/** The one-use code that security info shows. */
export const registrationCode = z.string().min(1).max(64)
/** CSS pixels. */
export const contentHeight = z.int().min(1).max(10_000)
export const port = z.int().min(1024).max(65_535)
