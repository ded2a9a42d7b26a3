/** The languages of .NET; PowerShell has rules of its own. */
export const DOTNET = ['csharp', 'vb', 'fsharp'] as const
