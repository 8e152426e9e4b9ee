using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SupportConsole.App.People;
using SupportConsole.App.Sessions;

namespace SupportConsole.App.Shell;

public sealed partial class MainLayout(
    ConsoleInfo info,
    ActingPerson person,
    SessionWatch session,
    IJSRuntime script,
    IDialogService dialogs,
    NavigationManager navigation) : IDisposable
{
    private Actor? actor;
    private DotNetObjectReference<MainLayout>? self;
    private bool isPaletteOpen;
    private bool isMenuOpen;
    private ConsoleErrorBoundary? boundary;

    [CascadingParameter]
    private RouteData? Route { get; set; }

    private ConsoleInfo Info => info;

    [JSInvokable]
    public async Task OpenPaletteAsync()
    {
        if (isPaletteOpen)
        {
            return;
        }

        isPaletteOpen = true;
        var options = new DialogOptions
        {
            NoHeader = true,
            Position = DialogPosition.TopCenter,
            MaxWidth = MaxWidth.Small,
            FullWidth = true
        };
        var here = new DialogParameters<PaletteDialog> { { palette => palette.Path, new Uri(navigation.Uri).AbsolutePath } };
        var dialog = await dialogs.ShowAsync<PaletteDialog>("Commands", here, options);
        var result = await dialog.Result;
        isPaletteOpen = false;
        if (result is { Canceled: false, Data: PaletteCommand.ThemeHref })
        {
            await ToggleThemeAsync();
        }
        else if (result is { Canceled: false, Data: string href })
        {
            navigation.NavigateTo(href);
        }
    }

    /// <summary>Called by shell.js at most once in 20 seconds while somebody types or clicks.</summary>
    [JSInvokable]
    public void NoteUse() => session.Touch();

    /// <summary>Called by shell.js on "?".</summary>
    [JSInvokable]
    public Task ShowKeysAsync() => dialogs.ShowAsync<KeysDialog>("Keyboard shortcuts");

    /// <summary>Called by shell.js on "g" and a letter.</summary>
    [JSInvokable]
    public void GoTo(string letter)
    {
        if (Rail.Pages.FirstOrDefault(page => page.Key == letter) is { } page)
        {
            navigation.NavigateTo(page.Href);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => self?.Dispose();

    /// <summary>Navigating away clears the error of the page before.</summary>
    protected override void OnParametersSet()
    {
        boundary?.Recover();
        isMenuOpen = false;
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => actor = await person.FindAsync();

    /// <summary>Keys that were pressed before are not lost: shell.js keeps them until now.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await script.InvokeVoidAsync("consoleShell.start", self);
        }
    }

    private Task ToggleThemeAsync() => script.InvokeVoidAsync("consoleShell.toggleTheme").AsTask();
}
