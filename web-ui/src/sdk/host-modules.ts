import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDom from 'react-dom';
import * as sdk from './index.ts';

/**
 * What plugins import, and get from the host: there is one React on the page. The import map in index.html leads each name to a file
 * of `/ui-sdk/v1`, which hands out what stands here. Of the query and router libraries only what is named here is promised.
 */
export const hostModules: Record<string, object> = {
  react: React,
  'react/jsx-runtime': jsxRuntime,
  'react-dom': ReactDom,
  '@tanstack/react-query': { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient },
  '@tanstack/react-router': { Link, useNavigate },
  '@vitrina/ui-sdk': sdk,
};

/** Where the files of `/ui-sdk/v1` look for it. */
export function provideHostModules(): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('vitrina.ui-sdk/v1')] = hostModules;
}
