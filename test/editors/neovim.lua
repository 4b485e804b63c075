-- Runs in Neovim after the snippet of docs/editors.md; tells on standard output what an editor's user would see.
local function say(...)
  io.stdout:write(string.format(...) .. '\n')
end

local function main()
  vim.cmd('filetype on')
  vim.cmd('edit ' .. os.getenv('PODGRACE_FILE'))
  local function rules()
    local found = {}
    for _, each in ipairs(vim.diagnostic.get(0)) do
      table.insert(found, string.format('%d:%d %s', each.lnum + 1, each.col + 1, each.user_data.lsp.code))
    end
    table.sort(found)
    return table.concat(found, ', ')
  end
  assert(vim.wait(30000, function() return rules() ~= '' end, 50), 'no diagnostics')
  -- What rests on other files follows when all of them have been read.
  vim.wait(10000, function() return rules():find('prestop%-missing') end, 50)
  say('diagnostics %s', rules())

  local diagnostic = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local client = vim.lsp.get_active_clients()[1]
  local ask = function(method, params)
    local answer = vim.lsp.buf_request_sync(0, method, params, 10000)[client.id]
    assert(answer and not answer.err, method .. ': ' .. vim.inspect(answer))
    return answer.result
  end
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
  say('hover %s', hover and hover.contents.kind or 'nothing')

  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local preferred
  for _, action in ipairs(ask('textDocument/codeAction', params)) do
    if action.isPreferred then preferred = action end
  end
  assert(preferred, 'no preferred fix')
  say('fix %s', preferred.title)
  if not preferred.edit then preferred = ask('codeAction/resolve', preferred) end
  vim.lsp.util.apply_workspace_edit(preferred.edit, client.offset_encoding)
  assert(vim.wait(20000, function() return rules() == '' end, 50), 'left: ' .. rules())
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  say('delay %s', text:match('seconds: (%d+)'))
end

local ok, err = pcall(main)
if not ok then
  io.stderr:write(tostring(err) .. '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qa!')
