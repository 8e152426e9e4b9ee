using System.Diagnostics;
using SupportConsole.App.Audit;
using SupportConsole.App.History;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Tests.Audit;

/// <summary>The verifier without .NET says the same of a file as the console does.</summary>
#pragma warning disable RS0030 // The test starts Python.
public sealed class PythonVerifierTests(PythonVerifierTests.Audit audit) : IClassFixture<PythonVerifierTests.Audit>
{
    private const int Rows = 40;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly string Script = Path.Combine(RootOf(AppContext.BaseDirectory), "src", "verify-audit.py");

    /// <summary>50 files: untouched ones, and each kind of edit at several places, with and without a rewritten chain.</summary>
    public static TheoryData<int> Files => [.. Enumerable.Range(0, 50)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Python_says_the_same_of_the_database_and_of_its_exports(int number)
    {
        var file = audit.Written.Copy();
        var heads = new[] { 10, 20, 40 }.Select(seq => Tamper.HeadOf(file, seq)).ToList();
        var headFile = Path.ChangeExtension(file, ".heads");
        await File.WriteAllLinesAsync(headFile, heads.Select(head => $"Nov 27 14:00:00 host console[7]: {head.Line}"), Token);
        Alter(file, number);
        var isWithHeads = number % 3 != 0;

        var verdict = await ChainReader.CheckAsync(file, isWithHeads ? heads : [], null, Token);

        var expected = (verdict.IsSound ? 0 : 1, string.Join('\n', verdict.Lines));
        foreach (var read in new[] { file, await ExportAsync(file, isJson: false), await ExportAsync(file, isJson: true) })
        {
            Assert.Equal(expected, await RunAsync(isWithHeads ? [read, "--heads", headFile] : [read]));
            File.Delete(read);
        }

        File.Delete(headFile);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_export_whose_end_was_cut_and_a_filtered_one_are_told_apart(bool isJson)
    {
        var file = audit.Written.Copy();
        var cut = await ExportAsync(file, isJson);
        await File.WriteAllLinesAsync(cut, (await File.ReadAllLinesAsync(cut, Token)).SkipLast(isJson ? 2 : 1), Token);
        var filtered = await ExportAsync(file, isJson, new AuditQuery { Actor = "Ana Ruiz" });

        var (cutCode, cutWords) = await RunAsync([cut]);
        var (filteredCode, filteredWords) = await RunAsync([filtered]);

        Assert.Equal(1, cutCode);
        Assert.Contains("its end is missing", cutWords, StringComparison.Ordinal);
        Assert.Equal(0, filteredCode);
        Assert.StartsWith("Each of 10 entries matches its hash. The export is filtered", filteredWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_heads_are_checked_with_their_key()
    {
        var file = audit.Written.Copy();
        var (keyFile, headFile) = (file + ".key", file + ".heads");
        byte[] key = [1, 2, 3, 4];
        await File.WriteAllBytesAsync(keyFile, key, Token);
        await File.WriteAllTextAsync(headFile, Tamper.HeadOf(file, 40).Sign(key).Line, Token);

        Assert.Equal((0, "The chain holds: 40 entries, numbered from 1 to 40.\nHead 40 matches."), await RunAsync([file, "--heads", headFile, "--key", keyFile]));
        await File.WriteAllTextAsync(headFile, Tamper.HeadOf(file, 40).Sign([9]).Line, Token);
        Assert.Equal(1, (await RunAsync([file, "--heads", headFile, "--key", keyFile])).Code);
        Array.ForEach([keyFile, headFile], File.Delete);
    }

    private static void Alter(string file, int number)
    {
        var row = (number * 7 % (Rows - 1)) + 1;
        var sql = (number % 10) switch
        {
            0 => "",
            1 => $"UPDATE AuditEntries SET Actor = 'Ingrid Solberg' WHERE Id = {row}",
            2 => $"DELETE FROM AuditEntries WHERE Id = {row}",
            3 => $"DELETE FROM AuditEntries WHERE Id > {row}",
            4 => $"UPDATE AuditEntries SET At = At + 1 WHERE Id = {row}",
            5 => $"UPDATE AuditEntries SET Hash = NULL, Prev = NULL WHERE Id = {row}",
            6 => $"DELETE FROM AuditEntries WHERE Id = {row}; UPDATE AuditEntries SET Id = Id - 1 WHERE Id > {row}",
            7 => $"UPDATE AuditEntries SET ChangeId = NULL, Ticket = 'T-666' WHERE Id = {row}",
            8 => $"UPDATE AuditEntries SET Prev = zeroblob(32) WHERE Id = {row}",
            _ => $"UPDATE AuditEntries SET Summary = 'Nothing.' WHERE Id = {row}",
        };
        Tamper.Execute(file, sql);
        if (number % 10 is 9 || number >= 40)
        {
            Tamper.RewriteChain(file);
        }
    }

    private static async Task<string> ExportAsync(string file, bool isJson, AuditQuery? query = null)
    {
        var export = $"{file}.{(query is null ? "all" : "some")}.{(isJson ? "json" : "csv")}";
        var entries = new AuditListService(WrittenAudit.ContextsOf(file)).ExportAsync(query ?? new AuditQuery(), Token);
        await using var stream = File.Create(export);
        await (isJson ? AuditExport.WriteJsonAsync(stream, entries, query is not null, Token) : AuditExport.WriteCsvAsync(stream, entries, query is not null, Token));
        return export;
    }

    private static async Task<(int Code, string Words)> RunAsync(string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = python.StandardOutput.ReadToEndAsync(Token);
        var error = await python.StandardError.ReadToEndAsync(Token);
        await python.WaitForExitAsync(Token);
        return (python.ExitCode, (await output + error).TrimEnd());
    }

    private static string RootOf(string directory) =>
        File.Exists(Path.Combine(directory, "SupportConsole.sln")) ? directory : RootOf(Path.GetDirectoryName(directory.TrimEnd('/'))!);

    public sealed class Audit : IAsyncLifetime
    {
        internal WrittenAudit Written { get; } = new(Rows);

        public ValueTask InitializeAsync() => Written.InitializeAsync();

        public ValueTask DisposeAsync() => Written.DisposeAsync();
    }
}
